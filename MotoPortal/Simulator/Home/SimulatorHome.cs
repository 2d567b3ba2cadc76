using Microsoft.AspNetCore.Http.HttpResults;

namespace MotoPortal.Simulator.Home;

/// <summary>The simulator's home page with its readers and fault switches.</summary>
internal static class SimulatorHome
{
    private const string StyleSheet = "MotoPortal.Simulator.Home.home.css";
    private static readonly string[] Languages = ["en", "fr"];

    /// <summary>Registers the page's services.</summary>
    public static void AddHome(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLocalization();
    }

    /// <summary>Sets the page's language by the browser's.</summary>
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
