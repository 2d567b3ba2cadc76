using MotoPortal;
using MotoPortal.Accounts;
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
using MotoPortal.Ledger.Checks;
using MotoPortal.Mail;
using MotoPortal.Notices;
using MotoPortal.Overview;
using MotoPortal.Pdf;
using MotoPortal.PersonalData;
using MotoPortal.Preflight;
using MotoPortal.Privacy;
using MotoPortal.Readers;
using MotoPortal.Receipts;
using MotoPortal.Refunds;
using MotoPortal.Restores;
using MotoPortal.SaveCard;
using MotoPortal.Schedules;
using MotoPortal.Shell;
using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Simulator;
using MotoPortal.TakeOver;
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
        case [var word, ..] when StartUp.IsUnknownVerb(args):
            return await StartUp.RefuseVerbAsync(word);
    }

    var folder = ProgramFolder.Of(args);
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = folder.ContentRoot });
    var model = DataRoom.BuildModelAsync(builder.Configuration, folder.DataRoot);
    var settings = new SettingsCheck(builder.Configuration);
    builder.ListenSafely().QuietUntilStarted();
    builder.Services.AddHostedService<PracticeSimulator>().AddShell(builder.Configuration).AddPdf(builder.Configuration);
    builder.Services.AddData(builder.Configuration, builder.Environment, folder.DataRoot).AddLedger().AddRestores().AddPersonalData();
    builder.Services.AddGateway(builder.Configuration).AddAccounts(builder.Configuration).AddPreflight();
    builder.Services.AddCustomers(builder.Configuration).AddReaders(builder.Configuration).AddExemptions().AddTerms(builder.Configuration);
    builder.Services.AddMail(builder.Configuration).AddSignedForms().AddConsents().AddCharges().AddRefunds().AddSchedules().AddFormDrafts();
    builder.Services.AddDisputes().AddReceipts().AddNotices().AddDeliveries().AddSaveCard(builder.Configuration).AddOverview().AddAudit()
        .AddPrivacy().AddInvariants().AddTakeOver();

    var app = builder.Build();
    settings.Demand(app.Services);
    if (StartUp.IsVerb(args))
    {
        return await StartUp.RunVerbAsync(app, args, app.Lifetime.ApplicationStopping);
    }

    var prepared = StartUp.PrepareAsync(model, app.Services, app.Lifetime.ApplicationStopping);
    app.UseShell().UseAccounts();
    app.MapShell().MapAccounts().MapGateway().MapMail().MapConsents().MapSignedForms().MapAudit().MapPrivacy().MapSaveCard().MapNotices()
        .MapReceipts();
    Welcome.PrintWhenStarted(app);
    StartUp.MakeEndpoints(app);
    await prepared;
    await app.RunAsync();
    return 0;
});
