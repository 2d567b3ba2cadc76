namespace MotoPortal.SaveCard.Setups;

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
