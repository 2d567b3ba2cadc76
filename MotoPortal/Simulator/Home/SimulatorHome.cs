using Microsoft.AspNetCore.Http.HttpResults;

namespace MotoPortal.Simulator.Home;

/// <summary>The simulator's own front page: its readers and its fault switches, for whoever trains or tests.</summary>
internal static class SimulatorHome
{
    private const string StyleSheet = "MotoPortal.Simulator.Home.home.css";
    private static readonly string[] Languages = ["en", "fr"];

    /// <summary>Registers what the page needs.</summary>
    public static void AddHome(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLocalization();
    }

    /// <summary>The page speaks the browser's language.</summary>
    public static void UseHome(this WebApplication app) =>
        app.UseRequestLocalization(
            options => options.SetDefaultCulture("en").AddSupportedCultures(Languages).AddSupportedUICultures(Languages));

    /// <summary>Maps the page and its style sheet.</summary>
    public static void MapHome(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", () => new RazorComponentResult<SimulatorHomeView>());
        endpoints.MapGet("/favicon.ico", () => Results.NoContent());
        endpoints.MapGet("/_simulator/home.css", () => Results.Stream(
            typeof(SimulatorHome).Assembly.GetManifestResourceStream(StyleSheet)!, "text/css; charset=utf-8"));
    }
}
