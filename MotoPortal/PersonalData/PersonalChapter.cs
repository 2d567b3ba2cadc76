namespace MotoPortal.PersonalData;

/// <summary>The chapters of the readable document in a customer's export, in order.</summary>
internal enum PersonalChapter
{
    /// <summary>The customer's contact details.</summary>
    Contact,

    Consents,

    Charges,

    /// <summary>Mails to the customer and letters from them.</summary>
    Letters,

    /// <summary>The ledger entries.</summary>
    Ledger,
}
