# Written by `fairlead ci github`, and yours from now on: it is never overwritten without showing what would change.
# Brings the server in line with the model and the given version: shows the plan, performs exactly that, looks again.
name: deploy
on:
  workflow_dispatch:
    inputs:
      version:
        description: The tag to release, such as v1.2.3
        required: true
        type: string
  workflow_call:
    inputs:
      version:
        required: true
        type: string
    secrets:
[#list passed as name]
      [=name?no_esc]:
        required: false
[/#list]
permissions:
  contents: read
concurrency:
  group: [=group]
  cancel-in-progress: false
jobs:
  deploy:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    environment: production
    defaults:
      run:
        shell: bash
    env:
      MODEL: [=model]
      VERSION: ${{ inputs.version }}
      TAG_KEY: [=tagKey]
      APP: [=app]
[#list variables as name]
      [=name?no_esc]: ${{ secrets.[=name?no_esc] }}
[/#list]
    steps:
[=install?no_esc]
      - name: Plan
        run: |
          fairlead -f "$MODEL" --set "ssh.identityFile=$RUNNER_TEMP/fairlead.key" --set "$TAG_KEY=$VERSION" \
            plan --out "$RUNNER_TEMP/plan.json"
          {
            printf '## Plan for `%s`\n\n```\n' "$VERSION"
            fairlead show "$RUNNER_TEMP/plan.json"
            printf '```\n\n'
          } >> "$GITHUB_STEP_SUMMARY"
      - name: Apply
        id: apply
        run: |
          key="ssh.identityFile=$RUNNER_TEMP/fairlead.key"
          before=$(fairlead -f "$MODEL" --set "$key" releases --live --app "$APP") || before=
          status=0
          fairlead -f "$MODEL" --set "$key" --set "$TAG_KEY=$VERSION" \
            apply "$RUNNER_TEMP/plan.json" || status=$?
          printf 'status=%s\n' "$status" >> "$GITHUB_OUTPUT"
          case $status in
          0) printf 'Done: `%s` serves.\n\n' "$VERSION" ;;
          5) printf '`%s` was not released; what served before serves on.\n\n' "$VERSION" ;;
          *) printf 'The apply failed (exit status %s). What it did before that stays; the log says what.\n\n' "$status" ;;
          esac >> "$GITHUB_STEP_SUMMARY"
          [ "$status" = 0 ] || exit "$status"
          # The number of the release that this apply replaced; nothing where the same serves as before.
          after=$(fairlead -f "$MODEL" --set "$key" releases --live --app "$APP") || after=$before
          [ "$after" != "$before" ] || before=
          printf 'replaced=%s\n' "${before##* }" >> "$GITHUB_OUTPUT"
      - name: Verify
        id: verify
        env:
          REPLACED: ${{ steps.apply.outputs.replaced }}
        run: |
          status=0
          fairlead -f "$MODEL" --set "ssh.identityFile=$RUNNER_TEMP/fairlead.key" --set "$TAG_KEY=$VERSION" \
            drift --format markdown > "$RUNNER_TEMP/drift.md" || status=$?
          tee -a "$GITHUB_STEP_SUMMARY" < "$RUNNER_TEMP/drift.md"
          undo=false
          case $status in
          0) ;;
          3)
            if [ -n "$REPLACED" ]; then
              undo=true
            else
              printf '\nThis apply replaced no release, so nothing is rolled back.\n'
            fi
            ;;
          *) printf '\nNobody can say whether all is well (exit status %s), so nothing is rolled back.\n' "$status" ;;
          esac >> "$GITHUB_STEP_SUMMARY"
          printf 'undo=%s\n' "$undo" >> "$GITHUB_OUTPUT"
          exit "$status"
      - name: Roll back
        if: failure() && steps.verify.outputs.undo == 'true'
        env:
          REPLACED: ${{ steps.apply.outputs.replaced }}
        run: |
          if fairlead -f "$MODEL" --set "ssh.identityFile=$RUNNER_TEMP/fairlead.key" \
            rollback "$REPLACED" --app "$APP"; then
            printf 'The check after the apply failed, and the release before serves again.\n'
          else
            printf 'The check after the apply failed, and so did the rollback: look at the server.\n'
          fi >> "$GITHUB_STEP_SUMMARY"
      - name: Remove the key
        if: always()
        run: rm -f "$RUNNER_TEMP/fairlead.key"
