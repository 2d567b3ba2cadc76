namespace MotoPortal.SaveCard.States;

/// <summary>The parts of the consent step, in order.</summary>
public enum ConsentStage
{
    /// <summary>The scope is noted.</summary>
    Scope,

    /// <summary>The caller is identified, or the letter is described.</summary>
    Evidence,

    /// <summary>The terms are read or compared, and the customer answers.</summary>
    Script,
}
