namespace MotoPortal.Consents.Agreement;

/// <summary>A period of the calendar: the interval of regular charges, or the period of a cap.</summary>
public enum ChargePeriod
{
    Week,

    /// <summary>One month of the calendar.</summary>
    Month,

    /// <summary>Three months of the calendar.</summary>
    Quarter,

    /// <summary>Twelve months of the calendar.</summary>
    Year,
}
