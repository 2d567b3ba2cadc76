namespace MotoPortal.Schedules;

/// <summary>Why a schedule has ended.</summary>
public enum ScheduleEnd
{
    /// <summary>All that was agreed has been charged, or no due day is left.</summary>
    Finished,

    /// <summary>The customer withdrew the consent.</summary>
    Withdrawn,

    /// <summary>The consent's last day has passed.</summary>
    Expired,

    /// <summary>A newer consent took the place of this one.</summary>
    Replaced,

    /// <summary>The card was removed.</summary>
    CardRemoved,

    /// <summary>The customer's data were erased.</summary>
    Erased,
}
