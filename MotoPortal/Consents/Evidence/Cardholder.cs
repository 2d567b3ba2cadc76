namespace MotoPortal.Consents.Evidence;

/// <summary>The owner of the card.</summary>
public enum Cardholder
{
    Customer,

    /// <summary>Another person, who agrees in person: on the telephone, or by signature.</summary>
    OtherPerson,
}
