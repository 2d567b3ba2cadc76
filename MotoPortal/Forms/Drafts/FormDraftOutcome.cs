namespace MotoPortal.Forms.Drafts;

/// <summary>The result of reading or storing a draft. Closed: only the cases named here exist.</summary>
internal abstract record FormDraftOutcome
{
    private FormDraftOutcome()
    {
    }

    /// <summary>The stored draft was read.</summary>
    /// <param name="Draft">The draft; null for none.</param>
    public sealed record Found(KeptForm? Draft) : FormDraftOutcome;

    /// <summary>Stored, or deleted because there is nothing to store.</summary>
    /// <param name="Version">The draft's version; null when there is none any more.</param>
    /// <param name="LeftOutCardNumber">Whether a field was left out, because it holds what looks like a card number.</param>
    public sealed record Kept(int? Version, bool LeftOutCardNumber) : FormDraftOutcome;

    /// <summary>The same form was changed in another tab since it was read here. Nothing was stored.</summary>
    /// <param name="Now">What is stored; null when the form was handed in or discarded there.</param>
    public sealed record ChangedElsewhere(KeptForm? Now) : FormDraftOutcome;

    /// <summary>No person is signed in any more.</summary>
    public sealed record NotAllowed : FormDraftOutcome;
}
