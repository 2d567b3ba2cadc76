namespace MotoPortal.Consents.Agreement;

/// <summary>A stretch of the calendar: how far regular charges lie apart, or over what time a cap counts.</summary>
public enum ChargePeriod
{
    /// <summary>Seven days.</summary>
    Week,

    /// <summary>One month of the calendar.</summary>
    Month,

    /// <summary>Three months of the calendar.</summary>
    Quarter,

    /// <summary>Twelve months of the calendar.</summary>
    Year,
}
