namespace MotoPortal.SaveCard.States;

/// <summary>Maps actions to choices: three actions differ only in what is said to the customer.</summary>
internal static class ProblemChoiceMapping
{
    /// <summary>The choice of an action.</summary>
    public static ProblemChoice ToChoice(this ProblemAction action) => action switch
    {
        ProblemAction.SameCard or ProblemAction.AnotherCard or ProblemAction.SendAgain => ProblemChoice.SendAgain,
        ProblemAction.AnotherReader => ProblemChoice.AnotherReader,
        ProblemAction.Stop => ProblemChoice.Stop,
    };
}
