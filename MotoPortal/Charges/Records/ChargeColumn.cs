namespace MotoPortal.Charges.Records;

/// <summary>The columns by which the list of charges can be sorted.</summary>
public enum ChargeColumn
{
    /// <summary>When it was asked for.</summary>
    RequestedAt,

    Number,

    /// <summary>The customer's name.</summary>
    Customer,

    /// <summary>The person who asked for it.</summary>
    Person,

    Amount,
}
