namespace MotoPortal.Consents.Evidence;

/// <summary>
/// A form that says who calls and whose card it is. What a caller answers to identify themselves is never noted.
/// </summary>
public interface ICallerForm
{
    /// <summary>How the caller was identified; null until it is chosen.</summary>
    IdentityCheck? IdentityCheck { get; set; }

    /// <summary>Whether the caller passed; null until it is answered.</summary>
    bool? IdentityPassed { get; set; }

    /// <summary>The person of the store who knows the caller's voice.</summary>
    string IdentityKnownTo { get; set; }

    /// <summary>Whose card it is; null until it is chosen.</summary>
    Cardholder? Cardholder { get; set; }

    /// <summary>The cardholder's name, when it is not the customer.</summary>
    string CardholderName { get; set; }

    /// <summary>The cardholder's relation to the customer, when they differ.</summary>
    string CardholderRelation { get; set; }

    /// <summary>Whether the cardholder, when it is not the customer, agreed in person: spoken, or by signature.</summary>
    bool CardholderAgreed { get; set; }
}
