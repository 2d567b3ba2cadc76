using Microsoft.AspNetCore.Identity;
using MotoPortal.Shell;

namespace MotoPortal.Accounts;

/// <summary>The verb <c>admin create EMAIL</c>: makes an administrator from the server's own console.</summary>
internal static class AdminVerb
{
    /// <summary>Runs the verb and gives the process's exit code: 0 made, 1 refused, 2 misspelt.</summary>
    public static async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> words, TextWriter output)
    {
        if (words is not ["admin", "create", { Length: > 0 } email])
        {
            await output.WriteLineAsync("Usage: admin create EMAIL");
            return 2;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<Staff>();
        await staff.PrepareAsync(CancellationToken.None);
        var result = await staff.CreateAsync(email, email.Split('@')[0], StaffRoles.Admin, password: null);
        if (!result.Succeeded)
        {
            await output.WriteLineAsync(Sentence(result));
            return 1;
        }

        var (userId, token) = (await staff.InviteAsync(email)).GetValueOrDefault();
        await output.WriteLineAsync($"{email} is an administrator. Choose the password within an hour at");
        await output.WriteLineAsync($"{PortalAddress.Of(app.Configuration)}/account/password?person={Uri.EscapeDataString(userId)}&code={Uri.EscapeDataString(token)}");
        return 0;
    }

    private static string Sentence(IdentityResult result) => string.Join(" ", result.Errors.Select(error => error.Description));
}
