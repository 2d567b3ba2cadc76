namespace MotoPortal.Gateway.Objects;

/// <summary>
/// The fields of a dispute's evidence that take a file, one each: https://docs.stripe.com/api/disputes/evidence_object
/// </summary>
public enum EvidenceFileField
{
    /// <summary>What was sent to the customer or came from them.</summary>
    CustomerCommunication,

    /// <summary>A receipt or message that told the customer of the charge.</summary>
    Receipt,

    /// <summary>A document with the customer's signature.</summary>
    CustomerSignature,

    /// <summary>The refund policy as the customer was shown it.</summary>
    RefundPolicy,

    /// <summary>The cancellation policy as the customer was shown it.</summary>
    CancellationPolicy,

    /// <summary>What shows that the service was provided.</summary>
    ServiceDocumentation,

    /// <summary>What shows that the goods were shipped.</summary>
    ShippingDocumentation,

    /// <summary>What tells the charge from the one that it is said to duplicate.</summary>
    DuplicateChargeDocumentation,

    /// <summary>Anything else.</summary>
    UncategorizedFile,
}
