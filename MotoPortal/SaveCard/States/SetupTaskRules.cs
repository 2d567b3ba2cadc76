namespace MotoPortal.SaveCard.States;

/// <summary>What a task requires.</summary>
internal static class SetupTaskRules
{
    /// <summary>Whether an amount is charged.</summary>
    public static bool TakesPayment(this SetupTask task) => task is not SetupTask.SaveCard;

    /// <summary>Whether the card is saved, so that a consent is required.</summary>
    public static bool SavesCard(this SetupTask task) => task is not SetupTask.PayNow;
}
