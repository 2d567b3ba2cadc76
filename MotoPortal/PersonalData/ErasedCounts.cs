namespace MotoPortal.PersonalData;

/// <summary>The numbers of records that were erased or would be.</summary>
public sealed record ErasedCounts
{
    /// <summary>All zero.</summary>
    public static ErasedCounts None { get; } = new();

    /// <summary>Payloads of ledger entries.</summary>
    public int LedgerPayloads { get; init; }

    /// <summary>Mails with their attachments.</summary>
    public int Mails { get; init; }

    public int SignedForms { get; init; }

    /// <summary>Evidence of consents: answers, call references, contact details on that day.</summary>
    public int Evidence { get; init; }

    public int WithdrawalLinks { get; init; }

    /// <summary>Order references of setups.</summary>
    public int OrderReferences { get; init; }

    /// <summary>Consents that stay without personal data, with scope and times.</summary>
    public int KeptConsents { get; init; }

    /// <summary>Ledger entries that stay with their commitments.</summary>
    public int KeptEntries { get; init; }

    /// <summary>Adds two counts.</summary>
    public static ErasedCounts operator +(ErasedCounts one, ErasedCounts other) => new()
    {
        LedgerPayloads = one.LedgerPayloads + other.LedgerPayloads,
        Mails = one.Mails + other.Mails,
        SignedForms = one.SignedForms + other.SignedForms,
        Evidence = one.Evidence + other.Evidence,
        WithdrawalLinks = one.WithdrawalLinks + other.WithdrawalLinks,
        OrderReferences = one.OrderReferences + other.OrderReferences,
        KeptConsents = one.KeptConsents + other.KeptConsents,
        KeptEntries = one.KeptEntries + other.KeptEntries,
    };
}
