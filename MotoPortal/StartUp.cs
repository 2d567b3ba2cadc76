using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using MotoPortal.Simulator;

namespace MotoPortal;

/// <summary>
/// Runs the program and, when a setting or the machine stops it, says which in one line and answers with exit code 2. Whatever
/// is not foreseen here is a bug and keeps its stack trace.
/// </summary>
internal static class StartUp
{
    private const int CannotStart = 2;

    /// <summary>Runs the program to its end and gives the process's exit code.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> program)
    {
        try
        {
            return await program();
        }
        catch (Exception exception) when (Explain(exception) is { Count: > 0 } sentences)
        {
            foreach (var sentence in sentences)
            {
                await Console.Error.WriteLineAsync(sentence);
            }

            return CannotStart;
        }
    }

    /// <summary>Keeps the host from logging, with its stack, what is going to be said in one line.</summary>
    public static void QuietUntilStarted(this WebApplicationBuilder builder)
    {
        var gate = new Gate();
        foreach (var category in new[] { "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.EntityFrameworkCore.Database.Connection" })
        {
            builder.Logging.AddFilter(category, level => gate.IsOpen && level >= LogLevel.Warning);
        }

        // The background jobs have begun by then; when the host gives up, they lose the ground under their feet.
        builder.Logging.AddFilter(nameof(MotoPortal), level => gate.IsOpen && level >= LogLevel.Information);

        builder.Services.AddHostedService(provider => new OpensWhenStarted(gate, provider.GetRequiredService<IHostApplicationLifetime>()));
    }

    /// <summary>What stops the program, one sentence per setting that has to be mended; empty when it is none of ours to explain.</summary>
    internal static IReadOnlyList<string> Explain(Exception exception) => exception switch
    {
        OptionsValidationException options => [.. options.Failures],
        SimulatorCannotStartException simulator => [$"{simulator.Setting}: {simulator.Message}"],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Explain)],
        IOException { InnerException: AddressInUseException } => [$"urls: {exception.Message.TrimEnd('.')}. Stop what listens there, or set ASPNETCORE_URLS to another address."],
        IOException { Message: var message } when message.StartsWith("Failed to bind", StringComparison.Ordinal) => [$"urls: {message}"],
        System.Net.Sockets.SocketException => [$"urls: {exception.Message}. Set ASPNETCORE_URLS to an address of this machine that this account may listen on."],
        ArgumentOutOfRangeException { ParamName: "port" } => [$"urls: a port is a number up to 65535. Write it like {Shell.PortalAddress.Default}."],
        FormatException { Message: var message } when message.StartsWith("Invalid url", StringComparison.Ordinal) => [$"urls: {message} Write it like {Shell.PortalAddress.Default}."],
        InvalidOperationException { Message: var message } when message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            ["Kestrel:Certificates:Default: HTTPS needs a certificate; name its Path and Password, or let a proxy do HTTPS and set Portal:PublicUrl."],
        InvalidDataException { InnerException: not null } => [$"appsettings.json: {exception.Message} {exception.InnerException.Message}"],
        DbException => [$"ConnectionStrings:Portal: the database cannot be opened. {FirstLine(exception.Message)}"],
        { InnerException: DbException inner } => Explain(inner),
        _ => [],
    };

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private sealed class Gate
    {
        public bool IsOpen { get; set; }
    }

    private sealed class OpensWhenStarted(Gate gate, IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.ApplicationStarted.Register(() => gate.IsOpen = true);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
