using Microsoft.Extensions.Options;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator;

/// <summary>The verb <c>simulator</c>: runs the simulator alone, for any Stripe SDK on this machine.</summary>
internal static class SimulatorVerb
{
    /// <summary>Runs the simulator until it is stopped.</summary>
    /// <param name="args">Settings such as <c>--Simulator:Url=http://127.0.0.1:0</c>, or <c>--urls</c> for the same; environment
    /// variables count too.</param>
    /// <param name="settingsFolder">The folder of <c>appsettings.json</c>; null for the working directory.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The exit code: 0, or 2 when a setting prevents the start.</returns>
    public static async Task<int> RunAloneAsync(string[] args, string? settingsFolder = null, CancellationToken cancellationToken = default)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(settingsFolder ?? Directory.GetCurrentDirectory(), "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        var options =
            new SimulatorOptions { DataDirectory = configuration["Portal:DataDirectory"] is { Length: > 0 } folder ? folder : "data" };
        options.Url = configuration["urls"] is { Length: > 0 } urls ? urls : options.Url;
        configuration.GetSection(SimulatorOptions.Section).Bind(options);
        configuration.GetSection(OnScreenReaderOptions.Section).Bind(options.OnScreenReader);
        using var logs = LoggerFactory.Create(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        try
        {
            await using var simulator = await StripeSimulator.StartAsync(options, logs: logs, cancellationToken: cancellationToken);
            await Console.Out.WriteLineAsync($"""
                Stripe simulator  {simulator.ApiBase}
                Key               any that begins with sk_test_ or rk_test_
                Data              {Path.Combine(Path.GetFullPath(options.DataDirectory), "simulator.db")}
                Cards             Stripe's published test numbers only; never use a real card.
                """);
            await simulator.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, exception.Failures));
            return 2;
        }
        catch (SimulatorCannotStartException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message} (setting: {exception.Setting})");
            return 2;
        }
    }
}
