export interface SettingsTables {
  setting_change: {
    id: string;
    partnership_id: string;
    key: string;
    value: string;
    from_day: string;
    reason: string;
    recorded_by: string | null;
    recorded_at: string;
  };
  legal_parameter: {
    id: string;
    power: string;
    parameter: string;
    value: string;
    unit: string;
    from_day: string;
    until_day: string | null;
    source: string;
    confirmed_by: string | null;
    confirmed_at: string | null;
    version: number;
  };
}
