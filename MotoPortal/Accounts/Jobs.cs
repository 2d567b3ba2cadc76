namespace MotoPortal.Accounts;

/// <summary>What a worker does with the outcome of its work.</summary>
internal static class Jobs
{
    /// <summary>Waits for the work, and takes a refusal for the bug that it is: the scope was not made for a job.</summary>
    /// <exception cref="InvalidOperationException">The work was refused.</exception>
    public static async Task DemandAsync(this Task<JobOutcome> work)
    {
        if (await work is JobOutcome.NotAllowed)
        {
            throw new InvalidOperationException("The portal's own work was refused: its scope was not opened for a job.");
        }
    }
}
