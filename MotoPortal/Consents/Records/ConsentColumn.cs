namespace MotoPortal.Consents.Records;

/// <summary>The columns that the list of consents can be sorted by.</summary>
public enum ConsentColumn
{
    /// <summary>When it was given.</summary>
    GivenAt,

    /// <summary>Its number.</summary>
    Number,

    /// <summary>The customer's name.</summary>
    Customer,

    /// <summary>The clerk's name.</summary>
    Person,

    /// <summary>How the order came.</summary>
    Channel,

    /// <summary>What came of it.</summary>
    Result,
}
