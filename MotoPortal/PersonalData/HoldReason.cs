namespace MotoPortal.PersonalData;

/// <summary>Why a customer's data are kept for now although nothing else stands against their erasure; the first is told first.</summary>
public enum HoldReason
{
    /// <summary>A charge is disputed, and the data are the evidence. GDPR article 17(3)(e): the defence of legal claims.</summary>
    OpenDispute,

    /// <summary>It is not known yet what became of a charge.</summary>
    OpenCharge,

    /// <summary>It is not known yet what became of a refund.</summary>
    OpenRefund,
}
