namespace MotoPortal.SaveCard.Setups;

/// <summary>What the clerk chose to do about a problem.</summary>
public enum ProblemChoice
{
    /// <summary>Ask the same reader again, for this card or another.</summary>
    SendAgain,

    /// <summary>Choose another reader.</summary>
    AnotherReader,

    /// <summary>Give the setup up.</summary>
    Stop,
}
