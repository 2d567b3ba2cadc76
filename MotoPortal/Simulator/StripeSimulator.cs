using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Charges;
using MotoPortal.Simulator.Customers;
using MotoPortal.Simulator.DelayedJobs;
using MotoPortal.Simulator.Disputes;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.ExternalEvents;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Files;
using MotoPortal.Simulator.Home;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.OnScreenReader;
using MotoPortal.Simulator.PaymentIntents;
using MotoPortal.Simulator.Refunds;
using MotoPortal.Simulator.Responses;
using MotoPortal.Simulator.SetupIntents;
using MotoPortal.Simulator.Terminal;

namespace MotoPortal.Simulator;

/// <summary>
/// A local simulator of Stripe: its own web application with its own port and database file, for this machine only. It implements Stripe's
/// API as far as saving cards on a reader and charging them requires, for any Stripe SDK. It uses no room of the portal and none uses it;
/// only the program's start and the tests start it.
/// </summary>
internal sealed class StripeSimulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _disposed;

    private StripeSimulator(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
        Faults = app.Services.GetRequiredService<FaultBoard>();
    }

    /// <summary>The address on which it actually listens, without a path.</summary>
    public Uri Address { get; }

    /// <summary>The address for Stripe.net's <c>ApiBase</c>: without a trailing slash.</summary>
    public string ApiBase => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>The fault switches, for tests in the same process. Over HTTP they are at <c>/_simulator/faults</c>.</summary>
    public FaultBoard Faults { get; }

    /// <summary>Starts a simulator.</summary>
    /// <param name="options">Its address and data folder.</param>
    /// <param name="time">The clock; null for the real one.</param>
    /// <param name="logs">The logger factory; null for none. It is not disposed of.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="OptionsValidationException">A setting is out of range.</exception>
    /// <exception cref="SimulatorCannotStartException">
    /// The address or the folder cannot be used; the message is one line for people.
    /// </exception>
    public static async Task<StripeSimulator> StartAsync(
        SimulatorOptions options, TimeProvider? time = null, ILoggerFactory? logs = null, CancellationToken cancellationToken = default)
    {
        if (new SimulatorOptions.Validation().Validate(null, options) is { Failed: true, Failures: var failures })
        {
            throw new OptionsValidationException(SimulatorOptions.Section, typeof(SimulatorOptions), failures);
        }

        var listen = AddressOf(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(StripeSimulator).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(listen.Address, listen.Port);
        });
        AddEverything(builder, options, time ?? TimeProvider.System, logs);

        var app = builder.Build();
        try
        {
            // Validated here and not by the host's start, which would log a stack trace for an invalid setting.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            MapEverything(app);
            var database = app.Services.GetRequiredService<SimulatorDatabase>();
            if (options.Seed)
            {
                PracticeReaders.Add(
                    database, app.Services.GetRequiredService<ObjectStore>(), app.Services.GetRequiredService<TimeProvider>());
            }

            app.Services.GetRequiredService<EventLog>().ForgetOld();
            app.Services.GetRequiredService<SlowAuthorizations>().CompleteInterrupted();
            await app.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            await app.DisposeAsync();
            throw new SimulatorCannotStartException(
                $"{SimulatorOptions.Section}:{nameof(SimulatorOptions.Url)}",
                $"The simulator cannot listen on {options.Url}: {Innermost(exception)}",
                exception);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new StripeSimulator(app, new Uri(bound));
    }

    /// <summary>Waits until the process is stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void AddEverything(WebApplicationBuilder builder, SimulatorOptions options, TimeProvider time, ILoggerFactory? logs)
    {
        var services = builder.Services;
        if (logs is not null)
        {
            services.AddSingleton(new BorrowedLogs(logs))
                .AddSingleton<ILoggerFactory>(provider => provider.GetRequiredService<BorrowedLogs>());
        }

        services.AddLogging();
        services.AddRouting();
        services.AddSingleton(options);

        // An answer that a fault delays must not delay the shutdown.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        services.AddSingleton(time);
        services.AddSingleton<FaultBoard>();
        services.AddSingleton<SimulatorDatabase>().AddSingleton<ObjectStore>().AddSingleton<Secrets>().AddSingleton<Rendering>();
        services.AddSingleton<Expansion>().AddSingleton<Lists>().AddSingleton<IdempotencyKeys>().AddSingleton<ApiPipeline>();
        services.AddSingleton<EventLog>()
            .AddSingleton<WebhookDelivery>().AddHostedService(provider => provider.GetRequiredService<WebhookDelivery>());
        services.AddSingleton<CardMaker>().AddSingleton<CustomerCards>().AddSingleton<CardAuthorization>();
        services.AddSingleton<Bank>().AddSingleton<ChargeMaker>().AddSingleton<PaymentIntentChanges>().AddSingleton<PaymentAuthorization>();
        services.AddSingleton<Refunding>().AddSingleton<OpenDisputes>().AddSingleton<CardRenewal>().AddSingleton<ExternalEventTrigger>();
        services.AddSingleton<DelayedJobQueue>()
            .AddSingleton<IDelayedStep, LatePayments>().AddSingleton<IDelayedStep>(provider => provider.GetRequiredService<Refunding>());
        services.AddHostedService<DelayedJobWorker>();
        services.AddSingleton<ReaderAction>().AddSingleton<SlowAuthorizations>();
        services.AddSingleton<IOperations, CustomerOperations>();
        services.AddSingleton<IOperations, PaymentMethodOperations>();
        services.AddSingleton<IOperations, SetupIntentOperations>();
        services.AddSingleton<IOperations, PaymentIntentOperations>();
        services.AddSingleton<IOperations, CaptureOperations>();
        services.AddSingleton<IOperations, ChargeOperations>();
        services.AddSingleton<IOperations, RefundOperations>();
        services.AddSingleton<IOperations, FileOperations>();
        services.AddSingleton<IOperations, DisputeOperations>();
        services.AddSingleton<IOperations, LocationOperations>();
        services.AddSingleton<IOperations, ReaderOperations>();
        services.AddSingleton<IOperations, ReaderCommandOperations>();
        services.AddSingleton<IOperations, PresentOperations>();
        services.AddSingleton<IOperations, EventOperations>();
        services.AddSingleton<IOperations, WebhookEndpointOperations>();
        services.AddHome();
        services.AddOnScreenReader(options.OnScreenReader);
    }

    private static void MapEverything(WebApplication app)
    {
        app.UseGatekeeper();
        app.UseHome();
        app.UseRouting();
        var pipeline = app.Services.GetRequiredService<ApiPipeline>();
        foreach (var operation in app.Services.GetServices<IOperations>().SelectMany(group => group.Operations))
        {
            app.MapMethods(operation.Path, [operation.Method], context => pipeline.RunAsync(context, operation));
        }

        app.Map("/v1/{**rest}", ApiPipeline.UnknownAddressAsync);
        app.MapFaults();
        app.MapExternalEvents();
        app.MapHome();
        app.MapOnScreenReader();
    }

    private static IPEndPoint AddressOf(SimulatorOptions options)
    {
        if (PlaceOf(options.Url) is { } place && (options.AllowNetwork || IPAddress.IsLoopback(place.Address)))
        {
            return place;
        }

        throw new SimulatorCannotStartException(
            $"{SimulatorOptions.Section}:{nameof(SimulatorOptions.Url)}",
            $"The simulator listens on this machine only: give an address such as http://127.0.0.1:12111 instead of {options.Url}, "
            + $"or set {SimulatorOptions.Section}:{nameof(SimulatorOptions.AllowNetwork)}=true to let everybody on the network use it.");
    }

    // A name other than localhost means every address of this machine, as in Kestrel.
    private static IPEndPoint? PlaceOf(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address is { Scheme: "http", PathBase: "" or "/", IsUnixPipe: false, IsNamedPipe: false }
                ? new IPEndPoint(
                    string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
                    : IPAddress.TryParse(address.Host, out var ip) ? ip
                    : IPAddress.Any,
                    address.Port)
                : null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception.Message;

    /// <summary>The caller's logger factory, which the simulator must not dispose of.</summary>
    private sealed class BorrowedLogs(ILoggerFactory logs) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider) => logs.AddProvider(provider);

        public ILogger CreateLogger(string categoryName) => logs.CreateLogger(categoryName);

        public void Dispose()
        {
            // Belongs to the caller.
        }
    }
}
