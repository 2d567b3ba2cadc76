namespace MotoPortal.SaveCard.Setups;

/// <summary>The parts of the consent step, in their order.</summary>
public enum ConsentStage
{
    /// <summary>What is agreed is written down.</summary>
    Scope,

    /// <summary>Who is on the line, or what came by post.</summary>
    Evidence,

    /// <summary>The terms are read or compared, and the customer answers.</summary>
    Script,
}
