using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Shell.Settings;

namespace MotoPortal;

/// <summary>Prints the portal's address and mode on the console.</summary>
internal static class Welcome
{
    /// <summary>Prints the lines once the server listens.</summary>
    public static void PrintWhenStarted(WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine(Text(app)));

    private static string Text(WebApplication app)
    {
        var mode = app.Services.GetRequiredService<IOptions<ShellOptions>>().Value;
        var data = app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var address = app.Configuration["Portal:PublicUrl"] is { Length: > 0 } publicUrl
            ? publicUrl
            : app.Urls.FirstOrDefault() ?? PortalAddress.Default;
        return mode.Mode switch
        {
            PortalMode.Practice => $"""
                MotoPortal   {address}
                Practice     No Stripe key is set. The Stripe simulator is at {mode.FrameSource}
                Sign in as   {string.Join(", ", PracticePeople.All.Select(person => $"{person.Email} ({person.Role})"))}
                Password     {PracticePeople.Password}
                Cards        Stripe's published test numbers only; never use a real card.
                Data         {data.DataDirectory}
                """,
            PortalMode.Sandbox => $"""
                MotoPortal   {address}
                Sandbox      Stripe's sandbox. Test cards only; never use a real card.
                Data         {data.DataDirectory}
                """,
            PortalMode.Live => $"""
                MotoPortal   {address}
                Live         Real cards and real money.
                Data         {data.DataDirectory}
                """,
        };
    }
}
