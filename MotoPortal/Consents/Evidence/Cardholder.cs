namespace MotoPortal.Consents.Evidence;

/// <summary>Whose card it is.</summary>
public enum Cardholder
{
    /// <summary>The customer's own.</summary>
    Customer,

    /// <summary>Somebody else's, and that person agrees themself: their voice on the line, or their signature.</summary>
    OtherPerson,
}
