namespace MotoPortal.Shell.Theme;

/// <summary>The tone in which a state is shown. It always stands beside a word, never alone.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad, or not begun.</summary>
    Neutral,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Needs attention.</summary>
    Careful,

    /// <summary>Went wrong.</summary>
    Bad,

    /// <summary>In progress.</summary>
    Active,
}
