namespace MotoPortal.Schedules.Plans;

/// <summary>Why a schedule ended.</summary>
public enum ScheduleEnd
{
    /// <summary>All agreed charges were made, or no due day is left.</summary>
    Finished,

    /// <summary>The customer withdrew the consent.</summary>
    Withdrawn,

    /// <summary>The consent's last day has passed.</summary>
    Expired,

    /// <summary>A newer consent replaced this one.</summary>
    Replaced,

    /// <summary>The card was removed.</summary>
    CardRemoved,

    /// <summary>The customer was erased.</summary>
    Erased,
}
