namespace MotoPortal.PersonalData;

/// <summary>The chapters of the document in a customer's file, in their order.</summary>
internal enum PersonalChapter
{
    /// <summary>Who the customer is.</summary>
    Contact,

    /// <summary>What they agreed to.</summary>
    Consents,

    /// <summary>What was charged.</summary>
    Charges,

    /// <summary>What was sent to them, and what they sent.</summary>
    Letters,

    /// <summary>What the portal wrote down.</summary>
    Ledger,
}
