using MotoPortal.Accounts.Persons;

namespace MotoPortal.Accounts.Acting;

/// <summary>Turns the outcomes of background work into exceptions.</summary>
internal static class Jobs
{
    /// <summary>Waits for the work; a refusal is a bug, because the scope was not created for a job.</summary>
    /// <exception cref="InvalidOperationException">The work was refused.</exception>
    public static async Task DemandAsync(this Task<JobOutcome> work)
    {
        if (await work is JobOutcome.NotAllowed)
        {
            throw new InvalidOperationException("The portal's own work was refused: its scope was not opened for a job.");
        }
    }
}
