namespace MotoPortal.SaveCard.States;

/// <summary>The clerk's choice about a problem.</summary>
public enum ProblemChoice
{
    /// <summary>Ask the same reader again, for this card or another.</summary>
    SendAgain,

    /// <summary>Choose another reader.</summary>
    AnotherReader,

    /// <summary>Give the setup up.</summary>
    Stop,
}
