namespace MotoPortal.Ledger;

/// <summary>What a check of the ledger can find.</summary>
public enum LedgerProblem
{
    /// <summary>A column of the entry is not as its leaf in the tree says.</summary>
    EntryChanged,

    /// <summary>The entry is gone.</summary>
    EntryMissing,

    /// <summary>The details, their salt or the name of the actor are not as the entry commits to.</summary>
    DetailsChanged,

    /// <summary>The details are gone, and no erasure is recorded.</summary>
    DetailsMissing,

    /// <summary>There are details for which there is no entry.</summary>
    DetailsWithoutEntry,

    /// <summary>A hash of the tree is not what the entries below it give, although these are as a checkpoint says.</summary>
    TreeChanged,

    /// <summary>A hash of the tree is gone.</summary>
    TreeMissing,

    /// <summary>The entries give another root than the signed checkpoint has.</summary>
    RootDiffers,

    /// <summary>A checkpoint covers more entries than there are: the end was cut off, or an older copy was restored.</summary>
    EndMissing,

    /// <summary>A checkpoint is not signed with the key of this ledger, or was changed.</summary>
    SignatureInvalid,

    /// <summary>There are checkpoints and no key that signed them: the key file was lost or exchanged.</summary>
    KeyChanged,
}
