using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Shell;

namespace MotoPortal.Accounts;

/// <summary>The people who can sign in: makes them, sends them away, and sees to it at start that there is somebody.</summary>
internal sealed partial class Staff(
    UserManager<PortalUser> people, RoleManager<IdentityRole> roles, SetupCode setup, IOptions<ShellOptions> shell, ILogger<Staff> logger)
{
    /// <summary>
    /// Prepares roles and people for the portal's mode, before anything listens.
    /// </summary>
    /// <returns>The one-time code to print when there is nobody yet; else null.</returns>
    /// <exception cref="OptionsValidationException">A live key beside people for practice.</exception>
    public async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var role in StaffRoles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole(role));
            }
        }

        if (shell.Value.Mode is PortalMode.Practice)
        {
            await PracticePeople.SeedAsync(people);
            return null;
        }

        if (shell.Value.Mode is PortalMode.Live && await people.Users.AnyAsync(user => user.IsPractice, cancellationToken))
        {
            throw new OptionsValidationException(
                "Stripe", typeof(ShellOptions), ["Stripe:ApiKey is a live key, but the database holds the people of practice mode; set Portal:DataDirectory or ConnectionStrings:Portal to a database of its own."]);
        }

        return await people.Users.AnyAsync(user => !user.IsPractice, cancellationToken) ? null : setup.Issue();
    }

    /// <summary>Makes a person; without a password when they are going to choose it with a link.</summary>
    public async Task<IdentityResult> CreateAsync(string email, string displayName, string role, string? password)
    {
        var user = new PortalUser { UserName = email, Email = email, DisplayName = displayName };
        var result = password is null ? await people.CreateAsync(user) : await people.CreateAsync(user, password);
        if (result.Succeeded)
        {
            result = await people.AddToRoleAsync(user, role);
            Created(logger, user.Id, role);
        }

        return result;
    }

    /// <summary>Sends a person away: no sign-in, and what is open ends within a minute.</summary>
    public async Task DisableAsync(string userId)
    {
        if (await people.FindByIdAsync(userId) is { } user)
        {
            user.IsDisabled = true;
            await people.UpdateSecurityStampAsync(user);
            Disabled(logger, userId);
        }
    }

    /// <summary>A token with which the person of this e-mail can choose a password within an hour; null when there is none.</summary>
    public async Task<(string UserId, string Token)?> InviteAsync(string email) =>
        await people.FindByEmailAsync(email) is { } user ? (user.Id, await people.GeneratePasswordResetTokenAsync(user)) : null;

    /// <summary>Gives the person the chosen password when the token is good; it is good once.</summary>
    public async Task<IdentityResult> ChoosePasswordAsync(string? userId, string? token, string password) =>
        userId is not null && token is not null && await people.FindByIdAsync(userId) is { IsDisabled: false } user
            ? await people.ResetPasswordAsync(user, token, password)
            : IdentityResult.Failed(people.ErrorDescriber.InvalidToken());

    [LoggerMessage(3010, LogLevel.Information, "Person {UserId} was made with role {Role}")]
    private static partial void Created(ILogger logger, string userId, string role);

    [LoggerMessage(3011, LogLevel.Information, "Person {UserId} was sent away")]
    private static partial void Disabled(ILogger logger, string userId);
}
