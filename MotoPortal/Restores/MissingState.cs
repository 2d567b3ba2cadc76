namespace MotoPortal.Restores;

/// <summary>What became of an object at Stripe that no row knew.</summary>
public enum MissingState
{
    /// <summary>It has not been taken over.</summary>
    Missing,

    /// <summary>It has a row now, or the row that it belongs to has been read anew.</summary>
    Taken,

    /// <summary>It was a card without a consent, or an intent for which no setup waits, and was removed at Stripe.</summary>
    Removed,

    /// <summary>It is gone at Stripe, or nothing here belongs to it.</summary>
    LeftAlone,
}
