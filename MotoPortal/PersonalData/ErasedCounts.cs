namespace MotoPortal.PersonalData;

/// <summary>How much was erased, or would be.</summary>
public sealed record ErasedCounts
{
    /// <summary>Nothing.</summary>
    public static ErasedCounts None { get; } = new();

    /// <summary>The details of ledger entries.</summary>
    public int LedgerPayloads { get; init; }

    /// <summary>Mails with their files.</summary>
    public int Mails { get; init; }

    /// <summary>Signed forms.</summary>
    public int SignedForms { get; init; }

    /// <summary>What showed that consents were the customer's own: answers, call references, who they were on that day.</summary>
    public int Evidence { get; init; }

    /// <summary>Links for withdrawing.</summary>
    public int WithdrawalLinks { get; init; }

    /// <summary>Order references of setups.</summary>
    public int OrderReferences { get; init; }

    /// <summary>Consents that stay with their scope and times, without the person.</summary>
    public int KeptConsents { get; init; }

    /// <summary>Entries of the ledger that stay with their commitments.</summary>
    public int KeptEntries { get; init; }

    /// <summary>Both together.</summary>
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
