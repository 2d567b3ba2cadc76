namespace MotoPortal.PersonalData;

/// <summary>Why a customer may not be erased yet, in order of reporting.</summary>
public enum HoldReason
{
    /// <summary>A charge is disputed, and the data is the evidence. GDPR article 17(3)(e): the defence of legal claims.</summary>
    OpenDispute,

    /// <summary>The result of a charge is not known.</summary>
    OpenCharge,

    /// <summary>The result of a refund is not known.</summary>
    OpenRefund,
}
