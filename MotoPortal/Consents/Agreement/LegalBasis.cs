namespace MotoPortal.Consents.Agreement;

/// <summary>The legal basis on which the card's data may be stored: article 6(1) of Regulation (EU) 2016/679.</summary>
public enum LegalBasis
{
    /// <summary>The customer's consent, article 6(1)(a): its withdrawal requires the data to be deleted.</summary>
    Consent,

    /// <summary>Performance of a contract with the customer, article 6(1)(b): its termination follows the contract's rules.</summary>
    Contract,
}
