namespace MotoPortal.Audit.Entries;

/// <summary>What the ledger's tree says of an entry.</summary>
public enum EntryProof
{
    /// <summary>The tree of the last signed checkpoint holds it as it is now.</summary>
    Holds,

    /// <summary>The tree holds it as it is now; the next checkpoint signs it.</summary>
    NotSignedYet,

    /// <summary>The tree holds another entry under its number.</summary>
    Broken,
}
