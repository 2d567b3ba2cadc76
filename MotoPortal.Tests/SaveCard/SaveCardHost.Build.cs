using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MotoPortal.Audit;
using MotoPortal.Charges;
using MotoPortal.Consents;
using MotoPortal.Customers;
using MotoPortal.Data;
using MotoPortal.Deliveries;
using MotoPortal.Disputes;
using MotoPortal.Exemptions;
using MotoPortal.FormDrafts;
using MotoPortal.Gateway;
using MotoPortal.Invariants;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Notices;
using MotoPortal.Pdf;
using MotoPortal.PersonalData;
using MotoPortal.Privacy;
using MotoPortal.Readers;
using MotoPortal.Receipts;
using MotoPortal.Refunds;
using MotoPortal.Restores;
using MotoPortal.SaveCard;
using MotoPortal.Schedules;
using MotoPortal.Shell.Languages;
using MotoPortal.SignedForms;
using MotoPortal.TakeOver;
using MotoPortal.Terms;
using MotoPortal.Tests.Faults;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <content>Builds the rooms, and again after a restart.</content>
internal sealed partial class SaveCardHost
{
    /// <summary>Stops the portal and starts it again on the same database; what it held in memory is gone.</summary>
    /// <param name="meanwhile">What is done while it is stopped; null for nothing.</param>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        await People.DisposeAsync();
        await _services.DisposeAsync();
        meanwhile?.Invoke();
        _services = Build();
        People = People.With(_services);
    }

    private ServiceProvider Build()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiBase"] = _faults?.Address ?? _proxy?.Address ?? Simulator.ApiBase,
            ["Stripe:ApiKey"] = _apiKey,
            ["Stripe:WebhookSecret"] = WebhookSecret,
            ["Readers:InspectionDays"] = _inspectionDays.ToString(CultureInfo.InvariantCulture),
        };
        TestDatabase.AddTo(settings, _folder.FullName);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddData(configuration, new Surroundings(_folder.FullName));
        services.AddLedger().AddPersonalData().AddRestores();
        services.AddGateway(configuration);
        if (_proxy is not null)
        {
            // The portal's timeout, shortened for tests.
            services.AddHttpClient("stripe", http => http.Timeout = TimeSpan.FromSeconds(2));
        }

        if (_faults is not null)
        {
            services.AddHttpClient("stripe").AddHttpMessageHandler(() => new FaultHandler());
        }

        services.AddCustomers(configuration);
        services.AddReaders(configuration).AddExemptions().AddFormDrafts().AddDeliveries();
        services.AddTerms(configuration);
        services.AddPdf(configuration).AddMail(configuration);
        services.AddSignedForms().AddConsents().AddCharges().AddRefunds().AddSchedules().AddDisputes().AddReceipts().AddNotices();
        services.AddSaveCard(configuration);
        services.AddPrivacy().AddAudit().AddInvariants().AddTakeOver().AddScoped<BrowserTime>();
        ActingPeople.AddTo(services, configuration);
        Database.AddTo(services);
        _others(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class Surroundings(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "MotoPortal";

        public string ContentRootPath { get; set; } = root;

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
