namespace MotoPortal.Consents.Agreement;

/// <summary>Why the law allows the card's data to be kept for a purpose: article 6(1) of Regulation (EU) 2016/679.</summary>
public enum LegalBasis
{
    /// <summary>The customer's consent, article 6(1)(a): withdrawing it has the data deleted.</summary>
    Consent,

    /// <summary>
    /// The performance of a contract with the customer, article 6(1)(b): its cancellation follows the contract's own rules.
    /// </summary>
    Contract,
}
