namespace MotoPortal.SaveCard;

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

/// <summary>Says which choice an action is: three of them differ only in what is said to the customer.</summary>
internal static class ProblemChoices
{
    /// <summary>The choice behind an action.</summary>
    public static ProblemChoice ToChoice(this ProblemAction action) => action switch
    {
        ProblemAction.SameCard or ProblemAction.AnotherCard or ProblemAction.SendAgain => ProblemChoice.SendAgain,
        ProblemAction.AnotherReader => ProblemChoice.AnotherReader,
        ProblemAction.Stop => ProblemChoice.Stop,
    };
}
