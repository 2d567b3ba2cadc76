namespace MotoPortal.Consents.Records;

/// <summary>The columns by which the list of consents can be sorted.</summary>
public enum ConsentColumn
{
    /// <summary>When it was given.</summary>
    GivenAt,

    Number,

    /// <summary>The customer's name.</summary>
    Customer,

    /// <summary>The clerk's name.</summary>
    Person,
}
