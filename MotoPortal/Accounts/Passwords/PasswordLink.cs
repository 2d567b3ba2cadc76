using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;

namespace MotoPortal.Accounts.Passwords;

/// <summary>Lets a person choose a password with a link, within the same limits as signing in.</summary>
internal sealed class PasswordLink(Staff staff, SignInGate gate, HashingSlots hashing)
{
    /// <summary>Sets the chosen password if the link is valid; it can be used once.</summary>
    /// <param name="userId">The person's id in the link.</param>
    /// <param name="token">The link's token.</param>
    /// <param name="password">The chosen password.</param>
    /// <param name="place">The place of the request, see <see cref="SignInGate.PlaceOf"/>.</param>
    public async Task<PasswordLinkOutcome> ChooseAsync(string? userId, string? token, string password, string place)
    {
        var counted = $"password link {place}";
        if (!gate.TryTake(counted))
        {
            return new PasswordLinkOutcome.TooOften();
        }

        using var slot = hashing.TryTake();
        if (slot is null)
        {
            gate.GiveBack(counted);
            return new PasswordLinkOutcome.Busy();
        }

        var (state, result) = await staff.ChoosePasswordAsync(userId, token, password, CancellationToken.None);
        if (state is not PasswordLinkState.Good)
        {
            return new PasswordLinkOutcome.NotGood(state);
        }

        if (!result.Succeeded)
        {
            return new PasswordLinkOutcome.Refused([.. result.Errors.Select(error => error.Description).Distinct(StringComparer.Ordinal)]);
        }

        gate.GiveBack(counted);
        return new PasswordLinkOutcome.Kept();
    }
}
