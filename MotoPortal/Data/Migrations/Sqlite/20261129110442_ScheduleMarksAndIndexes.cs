using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ScheduleMarksAndIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "charge_schedules",
                type: "INTEGER",
                nullable: true);

            // What has happened before this version carries no mark: each schedule that is open is looked at once.
            migrationBuilder.Sql("""UPDATE charge_schedules SET "ChangedAt" = "LookedAt" WHERE "State" <> 'Ended'""");

            migrationBuilder.CreateIndex(
                name: "IX_saved_cards_SealedAt",
                table: "saved_cards",
                column: "SealedAt");

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mails_State_CreatedAt",
                table: "outgoing_mails",
                columns: new[] { "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_ValidUntil",
                table: "consents",
                column: "ValidUntil");

            migrationBuilder.CreateIndex(
                name: "IX_charges_SetupId",
                table: "charges",
                column: "SetupId");

            migrationBuilder.CreateIndex(
                name: "IX_charges_State_RequestedAt",
                table: "charges",
                columns: new[] { "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_charge_schedules_ChangedAt",
                table: "charge_schedules",
                column: "ChangedAt");

            migrationBuilder.CreateIndex(
                name: "IX_charge_refunds_State",
                table: "charge_refunds",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_charge_disputes_ClosedAt",
                table: "charge_disputes",
                column: "ClosedAt");

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_State_NextCheckAt",
                table: "card_setups",
                columns: new[] { "State", "NextCheckAt" });

            migrationBuilder.CreateIndex(
                name: "IX_card_removals_DoneAt_DueAt",
                table: "card_removals",
                columns: new[] { "DoneAt", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_saved_cards_SealedAt",
                table: "saved_cards");

            migrationBuilder.DropIndex(
                name: "IX_outgoing_mails_State_CreatedAt",
                table: "outgoing_mails");

            migrationBuilder.DropIndex(
                name: "IX_consents_ValidUntil",
                table: "consents");

            migrationBuilder.DropIndex(
                name: "IX_charges_SetupId",
                table: "charges");

            migrationBuilder.DropIndex(
                name: "IX_charges_State_RequestedAt",
                table: "charges");

            migrationBuilder.DropIndex(
                name: "IX_charge_schedules_ChangedAt",
                table: "charge_schedules");

            migrationBuilder.DropIndex(
                name: "IX_charge_refunds_State",
                table: "charge_refunds");

            migrationBuilder.DropIndex(
                name: "IX_charge_disputes_ClosedAt",
                table: "charge_disputes");

            migrationBuilder.DropIndex(
                name: "IX_card_setups_State_NextCheckAt",
                table: "card_setups");

            migrationBuilder.DropIndex(
                name: "IX_card_removals_DoneAt_DueAt",
                table: "card_removals");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "charge_schedules");
        }
    }
}
