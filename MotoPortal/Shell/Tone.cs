namespace MotoPortal.Shell;

/// <summary>How a state feels to whoever reads it. Always beside a word, never the only sign.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad, or not begun.</summary>
    Neutral,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Wants an eye on it.</summary>
    Careful,

    /// <summary>Went wrong.</summary>
    Bad,

    /// <summary>Under way.</summary>
    Active,
}
