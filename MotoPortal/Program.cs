using MotoPortal;
using MotoPortal.Accounts;
using MotoPortal.Audit;
using MotoPortal.Charges;
using MotoPortal.Consents;
using MotoPortal.Customers;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Exemptions;
using MotoPortal.FormDrafts;
using MotoPortal.Gateway;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Overview;
using MotoPortal.Pdf;
using MotoPortal.PersonalData;
using MotoPortal.Preflight;
using MotoPortal.Privacy;
using MotoPortal.Readers;
using MotoPortal.Receipts;
using MotoPortal.Refunds;
using MotoPortal.SaveCard;
using MotoPortal.Schedules;
using MotoPortal.Shell;
using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Simulator;
using MotoPortal.Terms;

return await StartUp.RunAsync(async () =>
{
    switch (args)
    {
        case ["simulator", .. var simulatorArgs]:
            return await SimulatorVerb.RunAloneAsync(simulatorArgs, ProgramFolder.Of(simulatorArgs).ContentRoot);
        case [FormCleaningVerb.Word, ..]:
            return await FormCleaningVerb.RunAsync(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), FormCleaner.Clean);
        case ["verify", ..]:
            return VerifyVerb.Run(args, Console.Out);
        case [[not '-' and not '/', ..], ..] when args is not ["admin" or "backup", ..] && !args[0].Contains('=', StringComparison.Ordinal):
            await Console.Error.WriteLineAsync(
                $"'{args[0]}' is no verb of this program; they are: simulator, backup FILE, verify FILE [KEY], admin create EMAIL, admin link EMAIL, admin reset-second-factor EMAIL. Without one, the portal runs.");
            return 2;
    }

    var folder = ProgramFolder.Of(args);
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = folder.ContentRoot });
    var settings = new SettingsCheck(builder.Configuration);
    builder.ListenSafely().QuietUntilStarted();
    builder.Services.AddHostedService<PracticeSimulator>().AddShell(builder.Configuration).AddPdf(builder.Configuration);
    builder.Services.AddData(builder.Configuration, builder.Environment, folder.DataRoot);
    builder.Services.AddLedger().AddPersonalData().AddGateway(builder.Configuration).AddAccounts(builder.Configuration);
    builder.Services.AddCustomers(builder.Configuration).AddReaders(builder.Configuration).AddExemptions().AddTerms(builder.Configuration);
    builder.Services.AddMail(builder.Configuration).AddSignedForms().AddConsents().AddCharges().AddRefunds().AddSchedules().AddFormDrafts();
    builder.Services.AddDisputes().AddReceipts().AddSaveCard(builder.Configuration).AddPreflight().AddOverview().AddAudit().AddPrivacy();

    var app = builder.Build();
    settings.Demand(app.Services);
    await app.Services.PrepareDatabaseAsync(app.Lifetime.ApplicationStopping);
    await app.Services.PrepareLedgerAsync(app.Lifetime.ApplicationStopping);
    switch (args)
    {
        case ["admin", ..]:
            return await AdminVerb.RunAsync(app, args, Console.Out, app.Lifetime.ApplicationStopping);
        case ["backup", ..]:
            return await BackupVerb.RunAsync(app.Services, args, Console.Out, app.Lifetime.ApplicationStopping);
    }

    await app.Services.PreparePeopleAsync(app.Lifetime.ApplicationStopping);
    await app.Services.PrepareExemptionsAsync(app.Lifetime.ApplicationStopping);
    await app.Services.PrepareSearchAsync(app.Lifetime.ApplicationStopping);
    app.UseShell().UseAccounts();
    app.MapShell().MapAccounts().MapGateway().MapMail().MapConsents().MapSignedForms().MapAudit().MapPrivacy().MapSaveCard().MapReceipts();
    Welcome.PrintWhenStarted(app);
    await app.RunAsync();
    return 0;
});
