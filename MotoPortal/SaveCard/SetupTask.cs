namespace MotoPortal.SaveCard;

/// <summary>What is to happen with the card of one setup.</summary>
public enum SetupTask
{
    /// <summary>It is saved for later charges; nothing is charged now.</summary>
    SaveCard,

    /// <summary>An amount is charged now; nothing is kept.</summary>
    PayNow,

    /// <summary>An amount is charged now, and the card is saved for later charges.</summary>
    PayAndSave,
}

/// <summary>What a task asks for.</summary>
internal static class SetupTasks
{
    /// <summary>Whether an amount is charged.</summary>
    public static bool TakesPayment(this SetupTask task) => task is not SetupTask.SaveCard;

    /// <summary>Whether the card is kept, so that a consent is needed.</summary>
    public static bool SavesCard(this SetupTask task) => task is not SetupTask.PayNow;
}
