
namespace MotoPortal.PersonalData;

/// <summary>The categories of personal data in the portal's tables.</summary>
internal enum DataCategory
{
    /// <summary>The customer's name and contact details.</summary>
    Contact,

    /// <summary>The scopes of consents.</summary>
    Agreement,

    /// <summary>The evidence of consents.</summary>
    Evidence,

    /// <summary>Card details: brand, last four digits and expiry.</summary>
    Card,

    /// <summary>How cards were taken.</summary>
    Setup,

    /// <summary>Charges, refunds and disputes.</summary>
    Charge,

    /// <summary>Refusals of consents.</summary>
    Refusal,

    /// <summary>Sent mails.</summary>
    Mail,

    /// <summary>Erasures that Stripe has not confirmed.</summary>
    Erasure,

    /// <summary>Members of staff.</summary>
    Staff,

    /// <summary>Ledger entries.</summary>
    Ledger,
}
